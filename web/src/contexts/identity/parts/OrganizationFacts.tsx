import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isSystemAdmin } from '../../../app/session/doors'
import { useMe } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { OrganizationDetail } from '../../../api/types'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys } from '../queries'
import { kOrganizationKinds, kOrganizationStatuses, kPrefectures } from '../strings.ja'
import { OrganizationForm } from './OrganizationForm'

interface OrganizationFactsProps {
  organization: OrganizationDetail
}

/** What is registered of an organisation; changing it, and ending its activity. */
export function OrganizationFacts({ organization }: OrganizationFactsProps) {
  const me = useMe()
  const queries = useQueryClient()
  const [mode, setMode] = useState<'show' | 'edit' | 'end'>('show')
  const parent = organization.above.at(-1)
  const isActive = organization.status === 'active'
  const saved = async () => {
    setMode('show')
    await queries.invalidateQueries({ queryKey: kKeys.organizations })
  }
  if (mode === 'edit') {
    return (
      <div className="measure stack">
        <OrganizationForm
          organization={organization}
          onDone={() => {
            toast('変更を保存しました')
            void saved()
          }}
        />
        <div>
          <Button variant="text" onClick={() => setMode('show')}>
            変更をやめる
          </Button>
        </div>
      </div>
    )
  }
  const prefecture = organization.prefecture_code ? kPrefectures[Number(organization.prefecture_code) - 1] : ''
  return (
    <div className="measure stack">
      <DescriptionList
        items={[
          { term: '名称', value: organization.name },
          { term: '名称のフリガナ', value: organization.name_kana },
          { term: '種類', value: kOrganizationKinds[organization.kind] },
          {
            term: '上の組織',
            value: parent ? <Link href={`/app/organizations/${parent.organization_id}`}>{parent.name}</Link> : 'なし',
          },
          { term: '都道府県', value: prefecture },
          { term: '法人番号', value: organization.corporate_number },
          { term: '下の組織の数', value: `${organization.below}` },
          { term: '状態', value: kOrganizationStatuses[organization.status] },
          { term: '更新した日時', value: formatInstant(organization.updated_at) },
        ]}
      />
      <div className="row">
        {organization.may_manage && (
          <Button variant="outline" onClick={() => setMode('edit')}>
            変更する
          </Button>
        )}
        {isSystemAdmin(me) && (
          <Button variant="outline" danger={isActive} onClick={() => setMode('end')}>
            {isActive ? '活動を終了する' : '活動を再開する'}
          </Button>
        )}
      </div>
      {mode === 'end' && (
        <ConfirmDialog
          title={isActive ? `${organization.name}の活動を終了しますか` : `${organization.name}の活動を再開しますか`}
          confirm={isActive ? '終了する' : '再開する'}
          danger={isActive}
          onClose={() => setMode('show')}
          onConfirm={async () => {
            const path = { organization_id: organization.organization_id }
            const status = isActive ? 'closed' : 'active'
            await body(api.PATCH('/api/v1/organizations/{organization_id}', { params: { path }, body: { status } }))
            toast(isActive ? '活動を終了しました' : '活動を再開しました')
            await saved()
          }}
        >
          <p>
            {isActive
              ? '担当者は、この組織の仕事ができなくなります。記録は残り、あとで再開できます。'
              : '担当者は、もう一度この組織の仕事ができるようになります。'}
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}
