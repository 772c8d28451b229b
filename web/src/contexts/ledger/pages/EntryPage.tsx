import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { RenderedForm, type FormField } from '../../../ui/RenderedForm/RenderedForm'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { RoundFrame } from '../parts/RoundFrame'
import { enterAnswer, findByCode, refresh, useEntryForm, useTarget } from '../queries'

const kDefaults = { code: '', organization: 0 }

/** Paper answers are typed in: the sheet's code is scanned or typed, then the same form as on the web. */
export default function EntryPage() {
  return <RoundFrame current="entry">{(_round, chamber) => <Entry chamber={chamber} />}</RoundFrame>
}

function Entry({ chamber }: { chamber: number }) {
  const { query, set } = useUrlQuery(kDefaults)
  const [target, setTarget] = useState(/^\d{1,15}$/.test(query.code) ? Number(query.code) : 0)
  const form = useForm({
    draftKey: '',
    initial: { code: query.code },
    validate: (values) => ({ code: values.code.trim() === '' ? '回答用紙のQRコードを読み取るか、番号か整理番号を入力してください。' : undefined }),
    submit: async (values) => {
      const found = await findByCode(chamber, values.code.trim())
      set({ code: String(found.target_id) })
      setTarget(found.target_id)
    },
  })
  return (
    <div className="stack">
      <Form form={form as never}>
        <TextField {...form.field('code')} label="回答用紙の番号" required help="QRコードを読み取り機で読むか、26文字の番号、または整理番号を入力します。" autoComplete="off" />
        <FormButtons form={form} submit="用紙を開く" />
      </Form>
      {target > 0 && (
        <EntryForm
          key={target}
          chamber={chamber}
          target={target}
          onSaved={() => {
            setTarget(0)
            set({ code: '' })
          }}
        />
      )}
    </div>
  )
}

function EntryForm({ chamber, target, onSaved }: { chamber: number; target: number; onSaved: () => void }) {
  const client = useQueryClient()
  const view = useTarget(chamber, target)
  const sheet = useEntryForm(chamber, target)
  const [html, setHtml] = useState<string | null>(null)
  const [consent, setConsent] = useState('')
  const [signer, setSigner] = useState('')
  const [channel, setChannel] = useState('paper')
  const [replayKey] = useState(() => crypto.randomUUID())
  const [failure, setFailure] = useState('')

  async function save(unchanged: boolean, form: FormField[], number: number) {
    const result = await enterAnswer(chamber, target, {
      unchanged,
      form,
      number,
      replay_key: replayKey,
      channel: channel as 'paper',
      consent: (consent || null) as 'yes' | null,
      signer_name: signer,
      signer_position: '',
    })
    if (!result.saved) {
      setHtml(result.html)
      return
    }
    toast(`受付番号 ${result.receipt} で登録しました`)
    await refresh(client, chamber)
    onSaved()
  }

  return (
    <QueryView query={sheet}>
      {(data) => (
        <section className="stack" aria-labelledby="sheet">
          <h2 id="sheet">{view.data?.target.name ?? '回答用紙'}</h2>
          {failure && (
            <Banner kind="error" live>
              <p>{failure}</p>
            </Banner>
          )}
          <Select
            id="entry-channel"
            name="channel"
            label="届き方"
            unmarked
            value={channel}
            onValue={setChannel}
            options={[
              { value: 'paper', label: '郵送・FAX' },
              { value: 'counter', label: '窓口' },
            ]}
          />
          {data.asks_levy && (
            <>
              <Select
                id="entry-consent"
                name="consent"
                label="負担金への同意（用紙の欄）"
                unmarked
                empty="記入なし"
                value={consent}
                onValue={setConsent}
                options={[
                  { value: 'yes', label: '同意します' },
                  { value: 'no', label: '同意しません' },
                ]}
              />
              {consent && <TextField id="entry-signer" name="signer_name" label="署名・記名押印の氏名" required value={signer} onValue={setSigner} />}
            </>
          )}
          <div>
            <Button
              onClick={() => {
                setFailure('')
                save(true, [], data.number).catch((error: unknown) => setFailure(asApiError(error).message))
              }}
            >
              「変更ありません」で登録する
            </Button>
          </div>
          <h3>変更がある用紙</h3>
          <RenderedForm label="回答用紙の内容" html={html ?? data.html} onSubmit={(fields) => save(false, fields, data.number)} />
        </section>
      )}
    </QueryView>
  )
}
