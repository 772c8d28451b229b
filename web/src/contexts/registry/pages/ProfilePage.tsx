import { useQueryClient } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { kOwnCrumbs, OwnBusinessTabs, OwnersOnly } from '../../../app/OwnBusiness'
import type { BusinessView, ProfileFieldItem, ProfileFields, ProfileView } from '../../../api/types'
import { FormButtons } from '../../../ui/Form/Form'
import { FormAside } from '../../../ui/Form/FormAside'
import { JointForm } from '../../../ui/Form/JointForm'
import { type Saved, useJointForm } from '../../../ui/Form/useJointForm'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { toast } from '../../../ui/Toast/Toasts'
import { useIndustryNames } from '../../../ui/IndustryPicker/industries'
import { addressLine } from '../model'
import { loadProfile, saveProfile, useProfile } from '../owner_queries'
import { plainValue } from '../parts/profile_values'
import { kSections, ProfileSections } from '../parts/ProfileSections'
import { missingNames, type ProfileForm, toFields, toForm } from '../profile_form'
import { kKeys, useBusiness, useProfileFields } from '../queries'

/** The owner's own items, to register and to change. */
export default function ProfilePage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const business = useBusiness(business_id)
  const profile = useProfile(business_id)
  const catalogue = useProfileFields()
  return (
    <Page
      title="登録の内容"
      crumbs={kOwnCrumbs}
      lead="ここに一度書いておくと、相談や申し込みのたびに書かずにすみます。書いた内容は、あなたが同意した組織だけが見られます。"
    >
      <OwnersOnly businessId={business_id}>
        <OwnBusinessTabs businessId={business_id} current="profile" />
        <QueryView query={business} loading={<Skeleton lines={3} />}>
          {(data) => <Known business={data} />}
        </QueryView>
        <QueryView query={profile} loading={<Skeleton lines={12} />}>
          {(saved) => (
            <QueryView query={catalogue}>
              {({ items }) => <Editor businessId={business_id} saved={saved} catalogue={items} />}
            </QueryView>
          )}
        </QueryView>
      </OwnersOnly>
    </Page>
  )
}

/** What the register knows already, so that nobody is asked for it again. */
function Known({ business }: { business: BusinessView }) {
  const isCorporation = typeof business.corporate_number === 'string'
  return (
    <div className="card card--soft measure">
      <p className="strong">
        <Link href={`/app/businesses/${business.business_id}`}>{business.name}</Link>
        {business.corporate_number && <span className="muted">　法人番号 {business.corporate_number}</span>}
      </p>
      <p>{addressLine(business)}</p>
      <p className="muted small">
        {isCorporation
          ? '名前と登記上の所在地は、国税庁の公表データから入っています。変わったときは、法務局での登記が公表されると、自動で新しくなります。'
          : '屋号と所在地は、届け出の内容です。変わったときは、確認を受けた商工会議所に知らせてください。'}
      </p>
    </div>
  )
}

const savedFields = ({ version, fields }: ProfileView): Saved<ProfileFields> => ({ version, value: fields })

interface EditorProps {
  businessId: number
  saved: ProfileView
  catalogue: ProfileFieldItem[]
}

function Editor({ businessId, saved, catalogue }: EditorProps) {
  const queries = useQueryClient()
  const joint = useJointForm<ProfileFields, ProfileForm>({
    saved: savedFields(saved),
    toForm,
    toValue: toFields,
    validate: missingNames,
    draftKey: `registry.profile.${businessId}`,
    load: async () => savedFields(await loadProfile(businessId)),
    save: async (version, fields) => {
      const after = await saveProfile(businessId, version, fields)
      queries.setQueryData(kKeys.profile(businessId), after)
      await queries.invalidateQueries({ queryKey: kKeys.business(businessId), exact: true })
      toast('保存しました')
      return savedFields(after)
    },
  })
  const { form, conflict } = joint
  const industryName = useIndustryNames(
    conflict ? [...conflict.merged.industry_codes, ...conflict.theirs.value.industry_codes] : [],
  )
  return (
    <div className="columns">
      <JointForm
        joint={joint}
        label={(item) => catalogue.find((one) => one.field === item)?.label ?? item}
        text={(fields, item) => plainValue(item, fields, industryName)}
      >
        <ProfileSections form={form} profile={saved} catalogue={catalogue} />
        <FormButtons form={form} submit="保存する">
          <LinkButton variant="outline" size="large" href={`/app/my-business/${businessId}/consents`}>
            情報を見せる相手を決める
          </LinkButton>
        </FormButtons>
      </JointForm>
      <FormAside
        sections={kSections}
        saved={saved}
        unsaved="まだ一度も保存していません。分かるところだけで、かまいません。"
      />
    </div>
  )
}
