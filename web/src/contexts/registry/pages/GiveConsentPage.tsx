import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { kOwnCrumbs, OwnersOnly } from '../../../app/OwnBusiness'
import { api, body } from '../../../api/client'
import type { ConsentPurpose, ConsentScope, ProfileFieldItem } from '../../../api/types'
import { Button } from '../../../ui/Button/Button'
import { Combobox, type ComboboxOption } from '../../../ui/Combobox/Combobox'
import { DateField } from '../../../ui/DateField/DateField'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { dateInJapan } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { toast } from '../../../ui/Toast/Toasts'
import { covers, endPresets } from '../model'
import { findOrganizations } from '../owner_queries'
import { kKeys, useProfileFields } from '../queries'
import { kOrganizationKinds, kPurposes, kScopes } from '../strings.ja'

interface Values extends Record<string, unknown> {
  organization_id: ComboboxOption | null
  scope: string
  purpose: string
  ends_on: string
}

/** Gives an organisation consent: to whom, what for, what, and until when. */
export default function GiveConsentPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const catalogue = useProfileFields()
  const back = `/app/my-business/${business_id}/consents`
  return (
    <Page title="情報を見せる相手を追加する" crumbs={[...kOwnCrumbs, { label: '情報を見せる相手', href: back }]} narrow>
      <OwnersOnly businessId={business_id}>
        <QueryView query={catalogue}>
          {({ items }) => <ConsentForm businessId={business_id} catalogue={items} back={back} />}
        </QueryView>
      </OwnersOnly>
    </Page>
  )
}

/** The names of the items that a scope opens, and what else it opens for a purpose. */
function itemsOf(scope: ConsentScope, purpose: string, catalogue: ProfileFieldItem[]): string {
  const names = catalogue.filter((item) => covers(scope, item.scope)).map((item) => item.label.replace('（円）', ''))
  const showsHealth = covers(scope, 'figures') && (purpose === 'consultation' || purpose === 'subsidy')
  const more = showsHealth ? '。ほかに、決算の数字、経営の健康診断、強みと課題のシート' : ''
  return `${names.length}項目：${names.join('、')}${more}`
}

interface ConsentFormProps {
  businessId: number
  catalogue: ProfileFieldItem[]
  back: string
}

function ConsentForm({ businessId, catalogue, back }: ConsentFormProps) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const today = dateInJapan(new Date())
  const presets = endPresets(today)
  const form = useForm<Values>({
    initial: { organization_id: null, scope: 'basic', purpose: 'consultation', ends_on: presets[0]?.ends_on ?? '' },
    draftKey: `registry.consent.${businessId}`,
    validate: (values) => ({
      organization_id: values.organization_id ? undefined : '見せる相手を、候補から選んでください。',
      ends_on: /^\d{4}-\d{2}-\d{2}$/.test(values.ends_on) ? undefined : '終わりの日を入れてください。例：2027年3月31日',
    }),
    submit: async (values) => {
      const given = await body(
        api.POST('/api/v1/businesses/{business_id}/consents', {
          params: { path: { business_id: businessId } },
          body: {
            organization_id: Number(values.organization_id?.value),
            scope: values.scope as ConsentScope,
            purpose: values.purpose as ConsentPurpose,
            ends_on: values.ends_on,
          },
        }),
      )
      await queries.invalidateQueries({ queryKey: kKeys.business(businessId) })
      toast(`${given.organization_name}に見せることにしました`)
      navigate(back)
    },
  })
  const { id, value, onValue, error } = form.field('organization_id')
  return (
    <Form form={form}>
      <Combobox
        {...{ id, value, onValue, error }}
        label="見せる相手"
        required
        help="商工会議所や支援機関の名前の一部を入れると、候補が出ます。"
        search={async (words) =>
          (await findOrganizations(words)).map((item) => ({
            value: String(item.organization_id),
            label: item.name,
            note: kOrganizationKinds[item.kind],
          }))
        }
      />
      <RadioGroup
        {...form.field('purpose')}
        label="使う目的"
        required
        help="相手は、ここで選んだ目的にだけ使えます。"
        options={Object.entries(kPurposes).map(([purpose, words]) => ({ value: purpose, label: words.label, help: words.help }))}
      />
      <RadioGroup
        {...form.field('scope')}
        label="見せる範囲"
        required
        options={Object.entries(kScopes).map(([scope, label]) => ({
          value: scope,
          label,
          help: itemsOf(scope as ConsentScope, form.values.purpose, catalogue),
        }))}
      />
      <div className="stack stack--tight">
        <DateField
          {...form.field('ends_on')}
          label="終わりの日"
          required
          min={today}
          help="この日の終わりに、見られなくなります。5年以内で決めてください。例：2027年3月31日、令和9年3月31日"
        />
        <div className="row" role="group" aria-label="終わりの日をえらぶ">
          {presets.map((preset) => (
            <Button
              key={preset.label}
              variant="outline"
              size="small"
              aria-pressed={form.values.ends_on === preset.ends_on}
              onClick={() => form.set({ ends_on: preset.ends_on })}
            >
              {preset.label}
            </Button>
          ))}
        </div>
      </div>
      <p>
        同じ相手・同じ目的の同意がすでにあるときは、この内容に替わります。相手にはメールでお知らせします。同意はいつでも取り消せます。
      </p>
      <FormButtons form={form} submit="同意する">
        <LinkButton variant="outline" size="large" href={back}>
          やめる
        </LinkButton>
      </FormButtons>
    </Form>
  )
}
