/** When money goes out and comes in over a project: the subsidy comes after everything is paid. Pure. */

export interface CashMonth {
  /** 1 is the first month of the project. */
  month: number
  label: string
  out_yen: number
  in_yen: number
  /** Sum of everything so far; negative while the business pays in advance. */
  balance_yen: number
}

export interface CashPlan {
  cost_yen: number
  subsidy_yen: number
  /** Length of the project in months. */
  months: number
  /** Months from the end of the project until the money is there: report, check, claim. */
  wait: number
  paid: 'after' | 'advance'
  /** First month, "2027-04". */
  starts: string
}

/** "2026-11" and 2 → "2027年1月". */
export function monthLabel(starts: string, offset: number): string {
  const [year = 2000, month = 1] = starts.split('-').map(Number)
  const index = year * 12 + (month - 1) + offset
  return `${Math.floor(index / 12)}年${(index % 12) + 1}月`
}

/** The months from the first to the one in which the subsidy comes. Costs are spread evenly, to the yen. */
export function cashMonths(plan: CashPlan): CashMonth[] {
  const months = Math.max(1, Math.round(plan.months))
  const last = plan.paid === 'advance' ? months : months + Math.max(1, Math.round(plan.wait))
  const share = Math.floor(plan.cost_yen / months)
  let balance = 0
  return Array.from({ length: last }, (_, index) => {
    const month = index + 1
    const out_yen = month < months ? share : month === months ? plan.cost_yen - share * (months - 1) : 0
    const in_yen = month === (plan.paid === 'advance' ? 1 : last) ? plan.subsidy_yen : 0
    balance += in_yen - out_yen
    return { month, label: monthLabel(plan.starts, index), out_yen, in_yen, balance_yen: balance }
  })
}

/** The most that the business has to pay out of its own pocket at one time, and when. */
export function deepest(months: CashMonth[]): CashMonth | null {
  return months.reduce<CashMonth | null>((low, month) => (low === null || month.balance_yen < low.balance_yen ? month : low), null)
}
