import { describe, expect, it } from 'vitest'
import type { ProfileFields } from '../../api/types'
import { kEmptyAddress, kEmptyContact, kEmptyPlace, missingNames, toFields, toForm, toldCount } from './profile_form'

const kNothing: ProfileFields = { industry_codes: [], places: [], contacts: [], related_organizations: [] }

describe('the profile form', () => {
  it('gives back what it was given', () => {
    const fields: ProfileFields = {
      ...kNothing,
      alternate_name: 'さぬき屋',
      activity_status: 'operating',
      capital_yen: 3_000_000,
      industry_codes: ['09', '0911'],
      main_address: { post_code: '7600017', prefecture_name: '香川県', city_name: '高松市', town: '番町', block: '1-1' },
      places: [{ name: '工場', address: null, phone: '087-000-0000' }],
      related_organizations: [{ role: '親会社', name: 'さぬきHD', corporate_number: '7000012050002' }],
    }
    const back = toFields(toForm(fields))
    expect(back).toMatchObject({ ...fields, main_address: { ...fields.main_address, building: null } })
    expect(toForm(back)).toEqual(toForm(fields))
  })

  it('sends nothing for what is empty, and trims', () => {
    const form = {
      ...toForm(kNothing),
      email: '  info@example.jp ',
      main_address: { ...kEmptyAddress, city_code: '37201' },
      contacts: [{ ...kEmptyContact, name: ' 総務 ' }],
    }
    expect(toFields(form)).toMatchObject({
      email: 'info@example.jp',
      alternate_name: null,
      main_address: null,
      contacts: [{ name: '総務', purpose: null, phone: null, email: null, url: null, remark: null }],
    })
    expect(toldCount(toFields(form))).toBe(2)
  })
})

describe('entries of lists', () => {
  it('need their names', () => {
    const form = { places: [{ ...kEmptyPlace, name: '本店' }, kEmptyPlace], contacts: [kEmptyContact], related_organizations: [] }
    expect(Object.keys(missingNames(form))).toEqual(['places/1/name', 'contacts/0/name'])
  })
})
