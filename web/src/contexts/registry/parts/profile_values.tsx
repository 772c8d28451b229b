/** The owner's items as people read them. */
import type { ReactNode } from 'react'
import type { Address, ProfileFields } from '../../../api/types'
import { formatDateBoth } from '../../../ui/format/date'
import { formatNumber, formatYen, yenInWords } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { formatPostCode } from '../model'
import { kActivities } from '../strings.ja'

/** The address of the owner's items in one line. */
export function ownAddress(address: Address | null | undefined): string {
  if (!address) return ''
  const { prefecture_name, city_name, town, block, building } = address
  const line = [prefecture_name, city_name, town, block].map((part) => part ?? '').join('')
  return `${formatPostCode(address.post_code)} ${line}${building ? ` ${building}` : ''}`.trim()
}

function yen(value: number | null | undefined): string {
  if (typeof value !== 'number') return ''
  const words = yenInWords(value)
  return words ? `${formatYen(value)}（${words}）` : formatYen(value)
}

function joined(parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join('　')
}

/** The lines of one item; none when it is not told. */
function linesOf(field: string, fields: ProfileFields, industryName: (code: string) => string): string[] {
  switch (field) {
    case 'activity_status':
      return [fields.activity_status ? (kActivities[fields.activity_status] ?? '') : '']
    case 'established_on':
      return [fields.established_on ? formatDateBoth(fields.established_on) : '']
    case 'industry_codes':
      return fields.industry_codes.map((code, index) => `${industryName(code)}${index === 0 ? '（主な業種）' : ''}`)
    case 'fiscal_year_start': {
      const [month, day] = (fields.fiscal_year_start ?? '').split('-').map(Number)
      return [month ? `${month}月${day}日` : '']
    }
    case 'employee_count':
    case 'regular_employee_count':
      return [typeof fields[field] === 'number' ? `${formatNumber(fields[field])}人` : '']
    case 'capital_yen':
    case 'annual_sales_yen':
      return [yen(fields[field])]
    case 'main_address':
      return [ownAddress(fields.main_address)]
    case 'places':
      return fields.places.map((one) => joined([one.name, ownAddress(one.address), one.phone, one.description]))
    case 'contacts':
      return fields.contacts.map((one) => joined([one.name, one.purpose, one.phone, one.email, one.url, one.remark]))
    case 'related_organizations':
      return fields.related_organizations.map((one) => joined([`${one.role}：${one.name}`, one.corporate_number]))
    default:
      return [(fields[field as keyof ProfileFields] as string | null | undefined) ?? '']
  }
}

/** One item as plain text, 「未登録」 when it is not told. */
export function plainValue(field: string, fields: ProfileFields, industryName: (code: string) => string): string {
  return linesOf(field, fields, industryName).filter(Boolean).join('／') || '未登録'
}

/** One item for a page; "" when it is not told. */
export function shownValue(field: string, fields: ProfileFields, industryName: (code: string) => string): ReactNode {
  const lines = linesOf(field, fields, industryName).filter(Boolean)
  const [first] = lines
  if (first === undefined) return ''
  if (field === 'website_url') {
    return (
      <Link href={first} external>
        {first}
      </Link>
    )
  }
  if (lines.length === 1) return <span className="pre-line">{first}</span>
  return (
    <ul className="plain-list">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  )
}
