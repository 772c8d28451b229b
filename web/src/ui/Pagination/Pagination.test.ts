import { expect, it } from 'vitest'
import { pagesToShow } from './Pagination'

it('shows every page of a short list and gaps in a long one', () => {
  expect(pagesToShow(1, 4)).toEqual([1, 2, 3, 4])
  expect(pagesToShow(1, 20)).toEqual([1, 2, 3, null, 20])
  expect(pagesToShow(10, 20)).toEqual([1, null, 8, 9, 10, 11, 12, null, 20])
  expect(pagesToShow(20, 20)).toEqual([1, null, 18, 19, 20])
})

it('never hides a single page behind a gap', () => {
  expect(pagesToShow(5, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})
