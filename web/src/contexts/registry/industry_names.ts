import { useIndustries } from './queries'

/** Names of JSIC classes by code; the code itself while names are on their way. Only the levels in use are loaded. */
export function useIndustryNames(codes: string[]): (code: string) => string {
  const uses = (length: number) => codes.some((code) => code.length === length)
  const levels = [
    useIndustries({ level: 1 }, codes.some((code) => /^[A-Z]$/.test(code))),
    useIndustries({ level: 2 }, uses(2)),
    useIndustries({ level: 3 }, uses(3)),
    useIndustries({ level: 4 }, uses(4)),
  ]
  const names = new Map(levels.flatMap((level) => level.data?.items ?? []).map((item) => [item.industry_code, item.name]))
  return (code) => names.get(code) ?? code
}
