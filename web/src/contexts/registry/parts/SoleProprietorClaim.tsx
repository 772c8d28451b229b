import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useMe, useSession } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { ComboboxOption } from '../../../ui/Combobox/Combobox'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { readPostCode } from '../model'
import { kKeys, usePrefectures } from '../queries'
import { AddressFields } from './AddressFields'
import { type Applicant, applicantInput, ApplicantFields, kNoApplicant } from './ApplicantFields'
import { ConfirmerChoice } from './ConfirmerChoice'

interface Facts {
  trade_name: string
  name_kana: string
  representative_name: string
  post_code: string
  prefecture_code: string
  city_code: string
  prefecture_name: string
  city_name: string
  street: string
}

interface Values extends Applicant {
  sole_proprietor: Facts
  confirming_organization_id: ComboboxOption | null
}

/** What must be told, with an example of right. */
const kNeeded: [keyof Facts, string][] = [
  ['trade_name', '屋号を入れてください。ないときは、お名前を入れてください。'],
  ['representative_name', 'お名前を入れてください。例：高松 花子'],
  ['prefecture_name', '都道府県を入れてください。例：香川県'],
  ['city_name', '市区町村を入れてください。例：高松市'],
  ['street', '町名と番地を入れてください。例：番町1-8-15'],
]

/** Registers a business without a corporate number: what is told here is confirmed by an organisation. */
export function SoleProprietorClaim() {
  const me = useMe()
  const queries = useQueryClient()
  const { refresh } = useSession()
  const [, navigate] = useLocation()
  const prefectures = usePrefectures()
  const codeOf = (name: string) => prefectures.data?.items.find((item) => item.name === name.trim())?.prefecture_code ?? ''
  const form = useForm<Values>({
    initial: {
      ...kNoApplicant,
      position: '代表',
      sole_proprietor: {
        trade_name: '',
        name_kana: '',
        representative_name: me.display_name,
        post_code: '',
        prefecture_code: '',
        city_code: '',
        prefecture_name: '',
        city_name: '',
        street: '',
      },
      confirming_organization_id: null,
    },
    draftKey: 'registry.claim.sole',
    validate: (values) => {
      const facts = values.sole_proprietor
      const missing = kNeeded.filter(([name]) => facts[name].trim() === '').map(([name, text]) => [`sole_proprietor/${name}`, text])
      const all: Record<string, string> = Object.fromEntries(missing)
      if (!readPostCode(facts.post_code)) all['sole_proprietor/post_code'] = '郵便番号を7桁で入れてください。例：760-0017'
      if (facts.prefecture_name && !codeOf(facts.prefecture_name) && !facts.prefecture_code) {
        all['sole_proprietor/prefecture_name'] = '都道府県を「香川県」のように入れてください。'
      }
      if (!values.confirming_organization_id) all.confirming_organization_id = '確認を頼むところを選んでください。'
      return all
    },
    submit: async (values) => {
      const facts = values.sole_proprietor
      await body(
        api.POST('/api/v1/claims', {
          body: {
            sole_proprietor: {
              trade_name: facts.trade_name.trim(),
              name_kana: facts.name_kana.trim() || null,
              representative_name: facts.representative_name.trim(),
              post_code: readPostCode(facts.post_code) ?? '',
              prefecture_code: codeOf(facts.prefecture_name) || facts.prefecture_code,
              city_code: facts.city_code || null,
              prefecture_name: facts.prefecture_name.trim(),
              city_name: facts.city_name.trim(),
              street: facts.street.trim(),
            },
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
  const facts = form.values.sole_proprietor
  const prefecture_code = codeOf(facts.prefecture_name) || facts.prefecture_code
  return (
    <Form form={form}>
      <TextField {...form.at('sole_proprietor/trade_name')} label="屋号" required help="屋号がないときは、お名前を入れてください。例：さぬきうどん 花" />
      <TextField {...form.at('sole_proprietor/name_kana')} label="屋号のフリガナ" help="例：サヌキウドン ハナ" />
      <TextField
        {...form.at('sole_proprietor/representative_name')}
        label="事業主のお名前"
        required
        width="medium"
        autoComplete="name"
        source="アカウントのお名前から入れました。"
      />
      <fieldset className="stack stack--small">
        <legend className="field__label">お店や事務所の住所</legend>
        <AddressFields
          form={form}
          pointer="sole_proprietor"
          required
          parts="street"
          onPlace={(place) => form.at('sole_proprietor/prefecture_code').onValue(place.prefecture_code)}
        />
      </fieldset>
      {prefecture_code !== '' && facts.city_name.trim() !== '' && (
        <ConfirmerChoice
          {...form.field('confirming_organization_id')}
          by={{ prefecture_code, city_name: facts.city_name.trim() }}
        />
      )}
      <ApplicantFields form={form} />
      <FormButtons form={form} submit="本人の確認を申し込む" />
    </Form>
  )
}
