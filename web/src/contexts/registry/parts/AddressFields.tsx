import { useRef, useState } from 'react'
import type { PostalCode } from '../../../api/types'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import type { FormState } from '../../../ui/Form/useForm'
import { readPostCode } from '../model'
import { lookUpPostCode } from '../queries'

interface AddressFieldsProps {
  form: Pick<FormState<never>, 'at'>
  /** Where the address stands in the form: "main_address", "places/0/address". */
  pointer: string
  required?: boolean
  /** The address of a claim is prefecture, city and one line; the owner's is split further. */
  parts?: 'split' | 'street'
  /** Told when the postal code named a place, to keep its codes. */
  onPlace?: (place: PostalCode) => void
}

/** Postal code first: it fills the rest. What a person typed is not overwritten. */
export function AddressFields({ form, pointer, required, parts = 'split', onPlace }: AddressFieldsProps) {
  const [places, setPlaces] = useState<PostalCode[]>([])
  const [status, setStatus] = useState('')
  const filled = useRef<Record<string, string>>({})
  const asked = useRef('')
  const at = (member: string) => form.at<string>(pointer ? `${pointer}/${member}` : member)
  const townMember = parts === 'split' ? 'town' : 'street'

  function fill(place: PostalCode, members: string[]) {
    const values: Record<string, string> = {
      prefecture_name: place.prefecture_name,
      city_name: place.city_name,
      city_code: place.city_code,
      [townMember]: place.town,
    }
    for (const member of members) {
      const { value, onValue } = at(member)
      const next = values[member] ?? ''
      if ((value ?? '') !== '' && value !== filled.current[member]) continue
      filled.current[member] = next
      onValue(next)
    }
    onPlace?.(place)
  }

  async function look(code: string) {
    asked.current = code
    setStatus('住所を調べています…')
    try {
      const found = await lookUpPostCode(code)
      if (asked.current !== code) return
      setPlaces(found.length > 1 ? found : [])
      const first = found[0]
      if (!first) {
        setStatus('この郵便番号の住所が見つかりません。番号を確かめるか、住所を入力してください。')
        return
      }
      fill(first, ['prefecture_name', 'city_name', 'city_code', ...(found.length === 1 ? [townMember] : [])])
      setStatus(found.length === 1 ? '住所を入れました。続きを入力してください。' : '町を下から選んでください。')
    } catch {
      if (asked.current === code) setStatus('いまは住所を調べられません。住所を入力してください。')
    }
  }

  const postCode = at('post_code')
  return (
    <div className="stack stack--small">
      <TextField
        {...postCode}
        label="郵便番号"
        required={required}
        width="short"
        inputMode="numeric"
        autoComplete="off"
        help="7桁。入れると、住所が入ります。"
        onValue={(text) => {
          postCode.onValue(text)
          const code = readPostCode(text)
          if (code && code !== asked.current) void look(code)
        }}
        echo={<span role="status">{status}</span>}
      />
      {places.length > 1 && (
        <Select
          id={`${postCode.id}-town`}
          name=""
          label="この郵便番号の町"
          unmarked
          value=""
          empty="選んでください"
          onValue={(index) => {
            const place = places[Number(index)]
            if (place) fill(place, ['prefecture_name', 'city_name', 'city_code', townMember])
          }}
          options={places.map((place, index) => ({ value: String(index), label: `${place.city_name}${place.town}` }))}
        />
      )}
      <div className="row row--top">
        <TextField {...at('prefecture_name')} label="都道府県" required={required} width="short" autoComplete="off" />
        <TextField {...at('city_name')} label="市区町村" required={required} width="medium" autoComplete="off" />
      </div>
      {parts === 'street' ? (
        <TextField {...at('street')} label="町名・番地・建物名" required={required} help="例：番町1-8-15 さぬきビル2階" autoComplete="off" />
      ) : (
        <>
          <div className="row row--top">
            <TextField {...at('town')} label="町名・丁目" width="medium" help="例：番町一丁目" autoComplete="off" />
            <TextField {...at('block')} label="番地・号" width="medium" help="例：8-15" autoComplete="off" />
          </div>
          <TextField {...at('building')} label="建物名・部屋番号" autoComplete="off" />
        </>
      )}
    </div>
  )
}
