import { useMe, useSession } from '../session/SessionProvider'
import { Icon } from '../../ui/Icon/Icon'
import { Link } from '../../ui/Link/Link'
import { Page } from '../../ui/Page/Page'
import { kContexts } from '../contexts'
import { homePartsFor, navigationFor } from '../navigation'
import { kDoorNames } from '../session/doors'

/** What each door's home is for. */
const kLeads = {
  admin: '組織と人、データの取り込み、記録を管理します。',
  staff: '事業者をさがす、申請を確かめるなど、今日の仕事をここから始めます。',
  expert: '依頼と訪問の予定を、ここから確かめます。',
  official: '公開データと組織のようすを、ここから確かめます。',
  owner: '自社の情報を登録し、だれに見せるかを決められます。',
} as const

/** The first screen after sign-in: what to do next, then the places of this door. */
export default function HomePage() {
  const me = useMe()
  const { door } = useSession()
  const places = navigationFor(kContexts, door, me).filter((entry) => entry.href !== '/app')
  return (
    <Page title={`${me.display_name}さんのホーム`} lead={`${kDoorNames[door]}の画面です。${kLeads[door]}`}>
      {homePartsFor(kContexts, door).map(({ part: Part }, index) => (
        <Part key={index} />
      ))}
      {places.length > 0 && (
      <section className="section" aria-labelledby="places">
        <h2 id="places">できること</h2>
        <div className="grid">
          {places.map((place) => (
            <div key={place.href} className="card card--link">
              <Icon name={place.icon} className="nav__icon" />
              <Link href={place.href}>{place.label}</Link>
              {place.note && <p>{place.note}</p>}
            </div>
          ))}
        </div>
      </section>
      )}
    </Page>
  )
}
