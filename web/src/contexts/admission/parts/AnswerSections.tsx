import { buttonClass } from '../../../ui/Button/Button'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { Link } from '../../../ui/Link/Link'
import type { PartProps } from '../pages/ApplicationPage'

/** What the applicant answered, on the form they saw. */
export function AnswerSections({ application, organizationId }: PartProps) {
  const open = !['admitted', 'declined', 'withdrawn'].includes(application.state)
  return (
    <section className="card" aria-labelledby="answers">
      <div className="card__head">
        <h2 id="answers">申込みの内容</h2>
        {open && (
          <Link
            className={buttonClass({ variant: 'outline', size: 'small' })}
            href={`/app/members/applications/${organizationId}/${application.application_id}/edit`}
          >
            内容を直す
          </Link>
        )}
      </div>
      {application.form_version !== application.published_version && (
        <p className="muted small">
          申込書の第{application.form_version}版で答えています（いまは第{application.published_version}版）。
        </p>
      )}
      {application.sections.map((section) => {
        const answered = section.lines.filter((line) => line.text !== '')
        return (
          <section key={section.title}>
            <h3>{section.title}</h3>
            {answered.length === 0 ? (
              <p className="muted">記入はありません。</p>
            ) : (
              <DescriptionList
                items={answered.map((line) => ({
                  key: line.key,
                  term: line.label,
                  value: <span className="pre-line">{line.text}</span>,
                }))}
              />
            )}
          </section>
        )
      })}
      {application.record_problems.length > 0 && (
        <ul className="muted small">
          {application.record_problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
