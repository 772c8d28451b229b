import { useParams } from 'wouter'
import { useBusinessPlaces } from '../../../app/OwnBusiness'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { formatInstant } from '../../../ui/format/date'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { EmptyState } from '../../../ui/States/States'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { BenchmarkView, kBenchmarkDefaults } from '../parts/BenchmarkView'
import { FiguresTable } from '../parts/FiguresTable'
import { SheetView } from '../parts/SheetView'
import { VisitTopics } from '../parts/VisitTopics'
import { sheetPdf, useBenchmark, useBusinessName, useSheet, useStatements } from '../queries'

const kParts = [
  { key: '', label: '診断の結果' },
  { key: 'statements', label: '決算の数字' },
  { key: 'sheet', label: '強みと課題のシート' },
]

/** What an advisor sees of a business's figures, when the owner has consented; else why not, and the way to it. */
export default function BusinessHealthPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const name = useBusinessName(business_id)
  const places = useBusinessPlaces(business_id)
  const { query, href } = useUrlQuery(kBenchmarkDefaults)
  const benchmark = useBenchmark(business_id, query.class_code)
  const part = kParts.some(({ key }) => key === query.part) ? query.part : ''
  const status = benchmark.error ? asApiError(benchmark.error).status : 0
  const business = `/app/businesses/${business_id}`
  return (
    <Page
      title={name.data ? `${name.data}の健康診断` : '経営の健康診断'}
      crumbs={[{ label: name.data ?? '事業者', href: business }]}
    >
      <Tabs label="この事業者の情報" current="finance" tabs={[{ key: 'facts', label: '概要', href: business }, ...places]} />
      {status === 403 || status === 404 ? (
        <NoConsent name={name.data} business={business} />
      ) : (
        <>
          <nav className="subnav no-print" aria-label="経営の健康診断">
            {kParts.map(({ key, label }) => (
              <Link key={key} href={href({ part: key })} aria-current={key === part ? 'page' : undefined}>
                {label}
              </Link>
            ))}
          </nav>
          {part === '' && (
            <QueryView query={benchmark} loading={<Skeleton lines={12} />}>
              {(data) =>
                data.years[0] ? (
                  <BenchmarkView benchmark={data}>
                    <VisitTopics year={data.years.find((year) => year.fiscal_year_end === query.year) ?? data.years[0]} />
                  </BenchmarkView>
                ) : (
                  <NoFigures />
                )
              }
            </QueryView>
          )}
          {part === 'statements' && <Figures businessId={business_id} />}
          {part === 'sheet' && <Sheet businessId={business_id} />}
        </>
      )}
    </Page>
  )
}

function NoFigures() {
  return (
    <EmptyState title="まだ決算の数字がありません" icon="log">
      <p>事業者が「経営の健康診断」で決算の数字を入れると、ここに結果が出ます。入れ方が分からないときは、訪問のときにいっしょに入れることもできます。</p>
    </EmptyState>
  )
}

/** The figures are the owner's: without their consent nobody sees them. */
function NoConsent({ name, business }: { name: string | undefined; business: string }) {
  return (
    <EmptyState title="この事業者の決算の数字は見られません" icon="lock">
      <p>
        決算の数字と診断の結果は、事業者が「経営相談・伴走支援」か「補助金などの申請」のために、数字を見せることに同意したときだけ見られます。
      </p>
      <p>
        見る必要があるときは、{name ?? '事業者'}に同意を頼んでください。事業者は「自社の情報」の「情報を見せる相手」で、あなたの組織と「基本情報と経営の数字」を選んで同意できます。
      </p>
      <LinkButton variant="outline" href={business}>
        事業者のページに戻る
      </LinkButton>
    </EmptyState>
  )
}

function Figures({ businessId }: { businessId: number }) {
  const statements = useStatements(businessId)
  return (
    <QueryView query={statements} loading={<Skeleton lines={12} />}>
      {({ items }) =>
        items.length === 0 ? (
          <NoFigures />
        ) : (
          <>
            <FiguresTable statements={items} />
            <p className="muted small">事業者が入れた数字です。最後の更新：{formatInstant(items[0]?.updated_at ?? '')}</p>
          </>
        )
      }
    </QueryView>
  )
}

function Sheet({ businessId }: { businessId: number }) {
  const sheet = useSheet(businessId)
  return (
    <QueryView query={sheet} loading={<Skeleton lines={12} />}>
      {(view) =>
        view.version === 0 ? (
          <EmptyState title="シートはまだ書かれていません">
            <p>事業者といっしょに話しながら書くと、強みと課題が見えてきます。</p>
          </EmptyState>
        ) : (
          <>
            <div className="row row--between">
              <Banner kind="info">
                <p>
                  事業者が書いたシートです。最後の更新：{view.updated_at && formatInstant(view.updated_at)}
                </p>
              </Banner>
              <span className="row no-print">
                <Button variant="outline" size="small" icon="print" onClick={() => print()}>
                  印刷する
                </Button>
                <LinkButton variant="outline" size="small" icon="download" href={sheetPdf(businessId)} download="強みと課題のシート.pdf">
                  PDF
                </LinkButton>
              </span>
            </div>
            <SheetView sheet={view.sheet} />
          </>
        )
      }
    </QueryView>
  )
}
