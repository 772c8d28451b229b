import type { BusinessView, ProfileFieldItem, ProfileView } from '../../../api/types'
import { Banner } from '../../../ui/Banner/Banner'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatInstant } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { covers } from '../model'
import { useIndustryNames } from '../../../ui/IndustryPicker/industries'
import { useProfileFields } from '../queries'
import { kSources } from '../strings.ja'
import { shownValue } from './profile_values'

/** The items that the owner told, and the names of those that the person may not see. */
export function OwnItems({ business }: { business: BusinessView }) {
  const catalogue = useProfileFields()
  const access = business.profile_access
  const isOwner = access.reason === 'owner'
  return (
    <section className="stack stack--small" aria-labelledby="own-items">
      <div className="row row--between">
        <h2 id="own-items">事業者が登録した情報</h2>
        {isOwner && (
          <LinkButton size="small" variant="outline" href={`/app/my-business/${business.business_id}/profile`}>
            登録・変更する
          </LinkButton>
        )}
      </div>
      <Banner kind={access.visible ? 'info' : 'warning'} title={access.visible ? undefined : 'この情報は見られません'}>
        <p>{access.explanation}</p>
        {!access.visible && (
          <p>
            {'見る必要があるときは、事業者に同意を頼んでください。' +
              '事業者は「自社の情報」の「情報を見せる相手」で、あなたの組織を選んで同意できます。'}
          </p>
        )}
      </Banner>
      {catalogue.data ? (
        <Items catalogue={catalogue.data.items} business={business} />
      ) : catalogue.error ? null : (
        <Skeleton lines={6} />
      )}
    </section>
  )
}

function Items({ catalogue, business }: { catalogue: ProfileFieldItem[]; business: BusinessView }) {
  const { profile, profile_access: access } = business
  const isOpen = (item: ProfileFieldItem) =>
    access.visible && (access.reason === 'owner' || access.scopes.some((scope) => covers(scope, item.scope)))
  const hidden = catalogue.filter((item) => !isOpen(item))
  return (
    <>
      {access.visible && !profile && <p>まだ何も登録されていません。</p>}
      {access.visible && profile && <Told profile={profile} items={catalogue.filter(isOpen)} />}
      {hidden.length > 0 && (
        <div className="card card--soft">
          <h3>見られない項目</h3>
          <p>{hidden.map((item) => item.label).join('、')}</p>
        </div>
      )}
    </>
  )
}

function Told({ profile, items }: { profile: ProfileView; items: ProfileFieldItem[] }) {
  const industryName = useIndustryNames(profile.fields.industry_codes)
  return (
    <>
      <DescriptionList
        items={items.map((item) => {
          const value = shownValue(item.field, profile.fields, industryName)
          const source = profile.sources.find((one) => one.field === item.field)
          const isForeign = value !== '' && source && source.source !== 'owner'
          return {
            term: item.label.replace('（円）', ''),
            value: isForeign ? (
              <>
                {value}
                <span className="table__sub">
                  {kSources[source.source]}（{formatInstant(source.at)}）
                </span>
              </>
            ) : (
              value
            ),
          }
        })}
      />
      {profile.updated_at && <p className="muted small">最後の更新：{formatInstant(profile.updated_at)}</p>}
    </>
  )
}
