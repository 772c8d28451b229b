import { kOwnCrumbs } from '../../../app/OwnBusiness'
import { Page } from '../../../ui/Page/Page'
import { Tabs } from '../../../ui/Tabs/Tabs'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { CorporationClaim } from '../parts/CorporationClaim'
import { SoleProprietorClaim } from '../parts/SoleProprietorClaim'

const kDefaults = { kind: 'corporation', number: '' }

/** Says "this business is mine": a corporation by its number, or a sole proprietor by name and address. */
export default function ClaimPage() {
  const { query, href } = useUrlQuery(kDefaults)
  const isSole = query.kind === 'sole'
  return (
    <Page
      title="自社を登録する"
      crumbs={kOwnCrumbs}
      lead="あなたの会社・お店であることを、地域の商工会議所などが確かめます。確認が終わると、メールでお知らせします。"
      narrow
    >
      <Tabs
        label="登録する事業者の種類"
        current={isSole ? 'sole' : 'corporation'}
        tabs={[
          { key: 'corporation', label: '会社・法人', href: href({ kind: 'corporation' }) },
          { key: 'sole', label: '個人事業主', href: href({ kind: 'sole' }) },
        ]}
      />
      {isSole ? <SoleProprietorClaim /> : <CorporationClaim number={query.number} />}
    </Page>
  )
}
