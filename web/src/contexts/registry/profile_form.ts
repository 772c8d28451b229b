/** The owner's items as a form holds them. Pure. */
import { same } from '../../ui/Form/merge'
import type { Address, BusinessPlace, ContactPoint, ProfileFields, RelatedOrganization } from '../../api/types'

/** Every part is a text; "" stands for "not told". */
export type AddressForm = Record<keyof Address, string>
export interface PlaceForm {
  name: string
  address: AddressForm
  phone: string
  description: string
}
export type ContactForm = Record<keyof ContactPoint, string>
export type RelatedForm = Record<keyof RelatedOrganization, string>

export interface ProfileForm extends Record<string, unknown> {
  alternate_name: string
  name_en: string
  activity_status: string
  description: string
  website_url: string
  representative_name: string
  representative_name_kana: string
  representative_position: string
  established_on: string
  industry_codes: string[]
  fiscal_year_start: string
  employee_count: number | null
  regular_employee_count: number | null
  capital_yen: number | null
  annual_sales_yen: number | null
  phone: string
  email: string
  main_address: AddressForm
  facility_description: string
  places: PlaceForm[]
  contacts: ContactForm[]
  related_organizations: RelatedForm[]
}

export const kEmptyAddress: AddressForm = {
  post_code: '',
  city_code: '',
  prefecture_name: '',
  city_name: '',
  town: '',
  block: '',
  building: '',
}
export const kEmptyPlace: PlaceForm = { name: '', address: kEmptyAddress, phone: '', description: '' }
export const kEmptyContact: ContactForm = { name: '', purpose: '', phone: '', email: '', url: '', remark: '' }
export const kEmptyRelated: RelatedForm = { role: '', name: '', corporate_number: '' }

/** `empty` with the texts of `value` in it; null and missing stay "". */
function texts<Form extends Record<string, string>>(empty: Form, value: object | null | undefined): Form {
  const told = Object.entries(value ?? {}).filter(([name, text]) => name in empty && typeof text === 'string')
  return { ...empty, ...Object.fromEntries(told) }
}

/** The texts trimmed, "" as null. */
function orNull<Form extends Record<string, string>>(form: Form): { [Name in keyof Form]: string | null } {
  const entries = Object.entries(form).map(([name, text]) => [name, text.trim() || null])
  return Object.fromEntries(entries) as { [Name in keyof Form]: string | null }
}

function addressOf(form: AddressForm): Address | null {
  const address = orNull(form)
  // A municipality code alone, left over from a cleared postal code, is no address.
  const { city_code: _code, ...told } = address
  return Object.values(told).some(Boolean) ? address : null
}

/** The form of the items. */
export function toForm(fields: ProfileFields): ProfileForm {
  return {
    alternate_name: fields.alternate_name ?? '',
    name_en: fields.name_en ?? '',
    activity_status: fields.activity_status ?? '',
    description: fields.description ?? '',
    website_url: fields.website_url ?? '',
    representative_name: fields.representative_name ?? '',
    representative_name_kana: fields.representative_name_kana ?? '',
    representative_position: fields.representative_position ?? '',
    established_on: fields.established_on ?? '',
    industry_codes: fields.industry_codes,
    fiscal_year_start: fields.fiscal_year_start ?? '',
    employee_count: fields.employee_count ?? null,
    regular_employee_count: fields.regular_employee_count ?? null,
    capital_yen: fields.capital_yen ?? null,
    annual_sales_yen: fields.annual_sales_yen ?? null,
    phone: fields.phone ?? '',
    email: fields.email ?? '',
    main_address: texts(kEmptyAddress, fields.main_address),
    facility_description: fields.facility_description ?? '',
    places: fields.places.map((place) => ({
      name: place.name,
      address: texts(kEmptyAddress, place.address),
      phone: place.phone ?? '',
      description: place.description ?? '',
    })),
    contacts: fields.contacts.map((contact) => texts(kEmptyContact, contact)),
    related_organizations: fields.related_organizations.map((one) => texts(kEmptyRelated, one)),
  }
}

/** What to send for a form. */
export function toFields(form: ProfileForm): ProfileFields {
  const text = (value: string) => value.trim() || null
  return {
    alternate_name: text(form.alternate_name),
    name_en: text(form.name_en),
    activity_status: (form.activity_status || null) as ProfileFields['activity_status'],
    description: text(form.description),
    website_url: text(form.website_url),
    representative_name: text(form.representative_name),
    representative_name_kana: text(form.representative_name_kana),
    representative_position: text(form.representative_position),
    established_on: text(form.established_on),
    industry_codes: form.industry_codes,
    fiscal_year_start: text(form.fiscal_year_start),
    employee_count: form.employee_count,
    regular_employee_count: form.regular_employee_count,
    capital_yen: form.capital_yen,
    annual_sales_yen: form.annual_sales_yen,
    phone: text(form.phone),
    email: text(form.email),
    main_address: addressOf(form.main_address),
    facility_description: text(form.facility_description),
    places: form.places.map(
      (place): BusinessPlace => ({
        name: place.name.trim(),
        address: addressOf(place.address),
        phone: text(place.phone),
        description: text(place.description),
      }),
    ),
    contacts: form.contacts.map((contact): ContactPoint => ({ ...orNull(contact), name: contact.name.trim() })),
    related_organizations: form.related_organizations.map(
      (one): RelatedOrganization => ({
        role: one.role.trim(),
        name: one.name.trim(),
        corporate_number: text(one.corporate_number),
      }),
    ),
  }
}

/** What is missing in the entries of the lists, as sentences by pointer. */
export function missingNames(form: Pick<ProfileForm, 'places' | 'contacts' | 'related_organizations'>): Record<string, string> {
  const wanted: [string, object[], string, string][] = [
    ['places', form.places, 'name', '事業所の名前を入れてください。例：高松工場'],
    ['contacts', form.contacts, 'name', '連絡先の部署・担当を入れてください。例：総務部'],
    ['related_organizations', form.related_organizations, 'role', '関連組織との関係を入れてください。例：親会社'],
    ['related_organizations', form.related_organizations, 'name', '関連組織の名前を入れてください。例：株式会社さぬき'],
  ]
  const missing = wanted.flatMap(([list, items, member, sentence]) =>
    items.flatMap((item, index) => (String((item as Record<string, unknown>)[member]).trim() === '' ? [[`${list}/${index}/${member}`, sentence]] : [])),
  )
  return Object.fromEntries(missing) as Record<string, string>
}

/** How many of the items are told, for "あと少しです". */
export function toldCount(fields: ProfileFields): number {
  return Object.values(fields).filter((value) => !same(value, null) && !(Array.isArray(value) && value.length === 0)).length
}
