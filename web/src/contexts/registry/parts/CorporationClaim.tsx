import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useSession } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import { asApiError } from '../../../api/problem'
import type { BusinessView } from '../../../api/types'
import { Banner } from '../../../ui/Banner/Banner'
import type { ComboboxOption } from '../../../ui/Combobox/Combobox'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Link } from '../../../ui/Link/Link'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { addressLine, formatPostCode, readCorporateNumber } from '../model'
import { kKeys, useBusiness } from '../queries'
import { type Applicant, applicantInput, ApplicantFields, kNoApplicant } from './ApplicantFields'
import { StatusBadge } from './BusinessName'
import { ConfirmerChoice } from './ConfirmerChoice'

interface Values extends Applicant {
  corporate_number: string
  confirming_organization_id: ComboboxOption | null
}

/** Claims a corporation: the number is checked while it is typed, and the company it names is shown. */
export function CorporationClaim({ number }: { number: string }) {
  const queries = useQueryClient()
  const { refresh } = useSession()
  const [, navigate] = useLocation()
  const form = useForm<Values>({
    initial: { ...kNoApplicant, corporate_number: number, confirming_organization_id: null },
    draftKey: 'registry.claim.corporation',
    validate: (values) => {
      const reading = readCorporateNumber(values.corporate_number)
      return {
        corporate_number:
          reading.state === 'right' ? undefined : reading.message || '法人番号を13桁の数字で入れてください。例：7000012050002',
        confirming_organization_id: values.confirming_organization_id ? undefined : '確認を頼むところを選んでください。',
      }
    },
    submit: async (values) => {
      await body(
        api.POST('/api/v1/claims', {
          body: {
            corporate_number: readCorporateNumber(values.corporate_number).digits,
            confirming_organization_id: Number(values.confirming_organization_id?.value),
            ...applicantInput(values),
          },
        }),
      )
      await Promise.all([queries.invalidateQueries({ queryKey: kKeys.myClaims }), refresh()])
      toast('申し込みました')
      navigate('/app/my-business')
    },
  })
  const reading = readCorporateNumber(form.values.corporate_number)
  const isRight = reading.state === 'right'
  const business = useBusiness(Number(reading.digits), isRight)
  const field = form.field('corporate_number')
  // Half a number is not wrong yet; thirteen digits that do not fit are.
  const live = reading.state === 'wrong' && reading.digits.length >= 13 ? reading.message : undefined
  return (
    <Form form={form}>
      <TextField
        {...field}
        error={field.error ?? live}
        label="法人番号"
        required
        width="medium"
        inputMode="numeric"
        autoComplete="off"
        help={
          <>
            13桁の数字です。ハイフンや空白、全角でもかまいません。分からないときは、
            <Link href="https://www.houjin-bangou.nta.go.jp/" external>
              国税庁のサイト
            </Link>
            で、名前と所在地から調べられます。
          </>
        }
        echo={<span role="status">{field.error || live ? '' : reading.message}</span>}
      />
      {isRight && <Found query={business} />}
      {isRight && business.data?.status === 'active' && (
        <>
          <ConfirmerChoice {...form.field('confirming_organization_id')} by={{ corporate_number: reading.digits }} />
          <ApplicantFields form={form} />
          <FormButtons form={form} submit="本人の確認を申し込む" />
        </>
      )}
    </Form>
  )
}

function Found({ query }: { query: { data?: BusinessView; error: unknown; isLoading: boolean } }) {
  if (query.isLoading) return <p role="status">会社を調べています…</p>
  if (query.error) {
    const problem = asApiError(query.error)
    return (
      <Banner kind="warning" title={problem.status === 404 ? 'この番号の会社が見つかりません' : problem.title} live>
        <p>
          {problem.status === 404
            ? '番号を確かめてください。設立したばかりのときは、登録が公表されてから数日かかります。'
            : problem.message}
        </p>
      </Banner>
    )
  }
  const business = query.data
  if (!business) return null
  return (
    <div className="card card--key" role="status">
      <div>
        <p className="small">この番号の会社</p>
        <p className="strong">
          {business.name} <StatusBadge status={business.status} />
        </p>
        <p className="muted small">{business.name_kana}</p>
        <p>
          {formatPostCode(business.post_code)} {addressLine(business)}
        </p>
      </div>
      {business.status === 'active' ? (
        <p>あなたの会社なら、下に進んでください。ちがうときは、番号を直してください。</p>
      ) : (
        <p>
          閉鎖した会社は登録できません。
          {business.successor && (
            <>
              合併先は<Link href={`/app/businesses/${business.successor.business_id}`}>{business.successor.name}</Link>です。
            </>
          )}
        </p>
      )}
    </div>
  )
}
