import { isSystemAdmin } from '../../../app/session/doors'
import { useMe } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { OrganizationDetail, OrganizationKind } from '../../../api/types'
import { Combobox, type ComboboxOption } from '../../../ui/Combobox/Combobox'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { type FormState, useForm } from '../../../ui/Form/useForm'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import { toHalfWidth } from '../../../ui/format/number'
import { kindsToAdd, kParentKinds, needsParent } from '../model'
import { searchOrganizations } from '../queries'
import { kOrganizationKinds, kPrefectures } from '../strings.ja'

interface Values extends Record<string, unknown> {
  kind: OrganizationKind
  name: string
  name_kana: string
  parent_id: ComboboxOption | null
  prefecture_code: string
  corporate_number: string
}

interface OrganizationFormProps {
  /** Without it a new organisation is registered. */
  organization?: OrganizationDetail
  onDone: (saved: OrganizationDetail) => void
}

/** The facts of an organisation, to register or to change. */
export function OrganizationForm({ organization, onDone }: OrganizationFormProps) {
  const me = useMe()
  const parent = organization?.above.at(-1)
  const before = parent && String(parent.organization_id)
  const kinds = organization ? [organization.kind] : kindsToAdd(me)
  const form = useForm<Values>({
    initial: {
      kind: kinds.find((kind) => kind === 'chamber') ?? kinds[0] ?? 'chamber',
      name: organization?.name ?? '',
      name_kana: organization?.name_kana ?? '',
      parent_id: parent ? { value: String(parent.organization_id), label: parent.name } : null,
      prefecture_code: organization?.prefecture_code ?? '',
      corporate_number: organization?.corporate_number ?? '',
    },
    draftKey: `identity.organization.${organization?.organization_id ?? 'new'}`,
    submit: async (values) => {
      const input = {
        name: values.name.trim(),
        name_kana: values.name_kana.trim(),
        prefecture_code: values.prefecture_code,
        corporate_number: toHalfWidth(values.corporate_number).replace(/[\s-]/g, ''),
        // Only where it changed: moving an organisation is for system administrators.
        ...(values.parent_id?.value !== before && { parent_id: values.parent_id ? Number(values.parent_id.value) : null }),
      }
      onDone(
        organization
          ? await body(
              api.PATCH('/api/v1/organizations/{organization_id}', {
                params: { path: { organization_id: organization.organization_id } },
                body: input,
              }),
            )
          : await body(api.POST('/api/v1/organizations', { body: { ...input, kind: values.kind } })),
      )
    },
  })
  return (
    <Form form={form}>
      <Select
        {...form.field('kind')}
        label="種類"
        required
        onValue={(kind) => form.set(organization ? {} : { kind: kind as OrganizationKind, parent_id: null })}
        help={organization ? '種類は、あとから変えられません。' : undefined}
        options={kinds.map((value) => ({ value, label: kOrganizationKinds[value] }))}
      />
      <TextField {...form.field('name')} label="名称" required help="例：青葉商工会議所" />
      <TextField {...form.field('name_kana')} label="名称のフリガナ" help="例：アオバショウコウカイギショ" />
      {(!organization || isSystemAdmin(me)) && <ParentField form={form} onlyManaged={!isSystemAdmin(me)} />}
      <Select
        {...form.field('prefecture_code')}
        label="都道府県"
        empty="選んでください"
        options={kPrefectures.map((name, index) => ({ value: String(index + 1).padStart(2, '0'), label: name }))}
      />
      <TextField
        {...form.field('corporate_number')}
        label="法人番号"
        width="medium"
        inputMode="numeric"
        help="13桁の数字。全角でも、ハイフンがあってもかまいません。"
      />
      <FormButtons form={form} submit={organization ? '変更を保存する' : '登録する'} />
    </Form>
  )
}

function ParentField({ form, onlyManaged }: { form: FormState<Values>; onlyManaged: boolean }) {
  const kinds = kParentKinds[form.values.kind]
  const names = kinds.map((kind) => kOrganizationKinds[kind]).join('、')
  if (kinds.length === 0) return null
  const { id, value, onValue, error } = form.field('parent_id')
  return (
    <Combobox
      {...{ id, value, onValue, error }}
      label="上の組織"
      required={onlyManaged || needsParent(form.values.kind)}
      help={`${names}から選びます。名称の一部を入れると、候補が出ます。`}
      search={async (words) =>
        (await searchOrganizations(words, kinds)).filter((item) => item.may_manage || !onlyManaged).map((item) => ({
          value: String(item.organization_id),
          label: item.name,
          note: kOrganizationKinds[item.kind],
        }))
      }
    />
  )
}
