import { useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { dateInJapan, formatDate } from '../../../ui/format/date'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import type { PartProps } from '../pages/ApplicationPage'
import { useApplicationWrite, writes } from '../queries'

/** The checklist of papers: a tick notes that it came in today. */
export function Papers({ application, organizationId }: PartProps) {
  const write = useApplicationWrite(organizationId, application.application_id)
  // A tick shows at once; the server's answer takes its place.
  const [ticked, setTicked] = useState<Record<string, boolean>>({})
  const [failure, setFailure] = useState('')
  async function tick(paperKey: string, received: boolean) {
    setTicked((before) => ({ ...before, [paperKey]: received }))
    setFailure('')
    try {
      const received_on = received ? dateInJapan(new Date()) : null
      await write(writes.savePaper(organizationId, application.application_id, paperKey, { received_on, note: '' }))
    } catch (error) {
      setFailure(asApiError(error).message)
    } finally {
      setTicked(({ [paperKey]: _, ...others }) => others)
    }
  }
  return (
    <section className="card" aria-labelledby="papers">
      <h2 id="papers">受け取った書類</h2>
      {failure && <Banner kind="error" title={failure} live />}
      {application.papers.length === 0 && <p>書類の一覧は空です。「設定とひな形」で加えられます。</p>}
      {application.papers.map((paper) => (
        <Checkbox
          key={paper.paper_key}
          id={`paper-${paper.paper_key}`}
          name={paper.paper_key}
          label={paper.label}
          value={ticked[paper.paper_key] ?? Boolean(paper.received_on)}
          onValue={(received) => void tick(paper.paper_key, received)}
          help={
            paper.received_on
              ? `${formatDate(paper.received_on)} 受け取り（${paper.by}）${paper.note && `：${paper.note}`}`
              : paper.is_required
                ? '承認の手続きに進むために必要です'
                : undefined
          }
        />
      ))}
    </section>
  )
}
