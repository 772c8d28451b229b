import { useParams } from 'wouter'
import { kOwnCrumbs, OwnBusinessTabs, OwnersOnly } from '../../../app/OwnBusiness'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { BenchmarkView, kBenchmarkDefaults } from '../parts/BenchmarkView'
import { FinanceNav } from '../parts/FinanceNav'
import { useBenchmark } from '../queries'

/** The owner's Local Benchmark. */
export default function BenchmarkPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  return (
    <Page
      title="経営の健康診断"
      crumbs={kOwnCrumbs}
      lead="決算の数字を、同じ業種・同じ大きさの会社とくらべます（ローカルベンチマーク）。あなたが同意した相手だけが見られます。"
    >
      <OwnersOnly businessId={business_id}>
        <OwnBusinessTabs businessId={business_id} current="finance" />
        <FinanceNav businessId={business_id} current="result" />
        <Result businessId={business_id} />
      </OwnersOnly>
    </Page>
  )
}

function Result({ businessId }: { businessId: number }) {
  const { query } = useUrlQuery(kBenchmarkDefaults)
  const benchmark = useBenchmark(businessId, query.class_code)
  return (
    <QueryView query={benchmark} loading={<Skeleton lines={12} />}>
      {(data) =>
        data.years.length === 0 ? (
          <EmptyState title="まだ決算の数字がありません" icon="log">
            <p>
              決算書を手もとに用意して、14の数字を写すと、会社の強みと弱みが分かります。1年分だけでも始められます。10分ほどで終わります。
            </p>
            <LinkButton size="large" href={`/app/my-business/${businessId}/finance/statements`}>
              決算の数字を入れる
            </LinkButton>
          </EmptyState>
        ) : (
          <BenchmarkView benchmark={data} />
        )
      }
    </QueryView>
  )
}
