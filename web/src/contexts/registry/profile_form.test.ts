import { describe, expect, it } from 'vitest'
import type { ProfileFields } from '../../api/types'
import { kEmptyAddress, kEmptyContact, kEmptyPlace, mergeProfiles, missingNames, toFields, toForm, toldCount } from './profile_form'

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
    const back = toFields(toForm({ version: 3, fields }))
    expect(back).toMatchObject({ ...fields, main_address: { ...fields.main_address, building: null } })
    expect(toForm({ version: 4, fields: back })).toMatchObject({ ...toForm({ version: 4, fields }), base: back })
  })

  it('sends nothing for what is empty, and trims', () => {
    const form = {
      ...toForm({ version: 0, fields: kNothing }),
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

describe('two people who change the same profile', () => {
  const base: ProfileFields = { ...kNothing, phone: '1', email: null, name_en: 'A' }

  it('keep both changes where they differ in place', () => {
    const merge = mergeProfiles(base, { ...base, phone: '2' }, { ...base, email: 'b@example.jp' })
    expect(merge).toMatchObject({ merged: { phone: '2', email: 'b@example.jp' }, conflicts: [], taken: ['email'] })
  })

  it('must choose where they changed the same item', () => {
    const merge = mergeProfiles(base, { ...base, phone: '2' }, { ...base, phone: '3', name_en: 'B' })
    expect(merge).toMatchObject({ merged: { phone: '2', name_en: 'B' }, conflicts: ['phone'], taken: ['name_en'] })
  })

  it('agree where they wrote the same, and nothing told is nothing told', () => {
    expect(mergeProfiles(base, { ...base, phone: '4' }, { ...base, phone: '4' }).conflicts).toEqual([])
    const { email: _email, ...without } = base
    expect(mergeProfiles(base, { ...base, email: '' }, without)).toMatchObject({ conflicts: [], taken: [] })
  })

  it('compare lists as a whole', () => {
    const shop = (name: string) => ({ ...base, places: [{ name, address: { town: '番町', block: null } }] })
    expect(mergeProfiles(shop('本店'), shop('本店'), shop('支店')).taken).toEqual(['places'])
    expect(mergeProfiles(shop('本店'), shop('北店'), shop('支店')).conflicts).toEqual(['places'])
    const noNull = { ...base, places: [{ name: '本店', address: { town: '番町' } }] }
    expect(mergeProfiles(shop('本店'), noNull, shop('本店')).taken).toEqual([])
  })
})
