import { expect, it } from 'vitest'
import { below, placeInWords } from './place'
import { freshAddOn, kFreshTerms } from './subsidy_terms'

const subsidy = { ...kFreshTerms, add_ons: [{ ...freshAddOn(kFreshTerms), name: '賃上げ' }] }
const document = { frames: [{ frame_key: 'frame_1', name: '通常枠', summary: '', subsidy }, { frame_key: 'frame_2', name: '', summary: '' }] }

it('says where something stands', () => {
  const words = (pointer: string) => placeInWords(pointer, document)
  expect(words('/frames/0/subsidy/tiers/1/numerator')).toBe('枠「通常枠」の段階の補助率の2番目')
  expect(words('/frames/0/subsidy/add_ons/0/caps')).toBe('枠「通常枠」の上乗せ「賃上げ」')
  expect(words('/frames/0/subsidy/categories/2/code')).toBe('枠「通常枠」の費用「3番目」')
  expect(words('/frames/0/subsidy/rates')).toBe('枠「通常枠」の補助率')
  expect(words('/frames/1/rule/all/0')).toBe('枠「2番目」の条件')
  expect(words('/calls/0/closes_on')).toBe('募集の1番目')
  expect(words('/rule')).toBe('制度の条件')
  expect(words('/title')).toBe('')
})

it('finds the places below a place', () => {
  const place = below(below((pointer) => ({ id: `#${pointer}`, name: pointer }), '/frames/0'), '/subsidy')
  expect(place('/minimum_yen').id).toBe('#/frames/0/subsidy/minimum_yen')
})
