import { useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { Combobox, type ComboboxOption } from '../../../ui/Combobox/Combobox'
import type { FieldBinding } from '../../../ui/Field/Field'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { findOrganizations, useConfirmers } from '../owner_queries'
import { kOrganizationKinds } from '../strings.ja'

interface ConfirmerChoiceProps extends FieldBinding<ComboboxOption | null> {
  /** What the proposal goes by: the corporation, or the place of the sole proprietor. */
  by: { corporate_number?: string; prefecture_code?: string; city_name?: string }
}

/** Near organisations to choose from are enough for nearly everybody; others can be looked for. */
const kMostShown = 5

/** The organisation that is asked to confirm: the near ones are offered, any other can be found by name. */
export function ConfirmerChoice({ by, id, name, value, onValue, error }: ConfirmerChoiceProps) {
  const confirmers = useConfirmers(by)
  const [other, setOther] = useState(false)
  const near = confirmers.data?.items.slice(0, kMostShown) ?? []
  if (confirmers.isLoading) return <Skeleton lines={3} />
  if (other || near.length === 0) {
    return (
      <Combobox
        {...{ id, value, onValue, error }}
        label="確認を頼むところ"
        required
        help="商工会議所などの名前の一部を入れると、候補が出ます。"
        search={async (words) =>
          (await findOrganizations(words))
            .filter((item) => item.kind === 'chamber' || item.kind === 'support_organization')
            .map((item) => ({
              value: String(item.organization_id),
              label: item.name,
              note: kOrganizationKinds[item.kind],
            }))
        }
      />
    )
  }
  return (
    <div className="stack stack--tight">
      <RadioGroup
        {...{ id, name, error }}
        label="確認を頼むところ"
        required
        help="所在地に近いところを、先に出しています。会員でなくても頼めます。"
        value={value?.value ?? ''}
        onValue={(chosen) => {
          const found = near.find((item) => String(item.organization_id) === chosen)
          if (found) onValue({ value: chosen, label: found.name })
        }}
        options={near.map((item) => ({
          value: String(item.organization_id),
          label: item.name,
          help: item.nearest ? '所在地の近くです。' : undefined,
        }))}
      />
      <div>
        <Button
          variant="text"
          size="small"
          icon="search"
          onClick={() => {
            onValue(null)
            setOther(true)
          }}
        >
          ほかのところを名前でさがす
        </Button>
      </div>
    </div>
  )
}
