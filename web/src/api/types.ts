/** Short names for the API's shapes, so that screens do not depend on where the generator puts them. */
import type { components, operations } from './schema'

type Schemas = components['schemas']

export type Me = Schemas['Me']
export type RoleGrant = Schemas['RoleGrant']
export type Role = RoleGrant['role']
export type SignInOptions = Schemas['SignInOptions']
export type TwoFactorOffer = Schemas['TwoFactorOffer']
export type SessionItem = Schemas['SessionItem']
export type ApiTokenItem = Schemas['ApiTokenItem']
export type OrganizationItem = Schemas['OrganizationItem']
export type OrganizationDetail = Schemas['OrganizationDetail']
export type OrganizationKind = OrganizationItem['kind']
export type OrganizationStatus = OrganizationItem['status']
export type PersonItem = Schemas['PersonItem']
export type InvitationItem = Schemas['InvitationItem']
export type InvitationOffer = Schemas['InvitationOffer']
export type RoleSettingItem = Schemas['RoleSettingItem']
export type AuditItem = Schemas['AuditItem']
export type JobItem = Schemas['JobItem']
export type JobState = JobItem['state']
export type MailItem = Schemas['MailItem']
export type Mail = Schemas['Mail']
export type SearchFilter = Omit<NonNullable<operations['get_businesses']['parameters']['query']>, 'page' | 'per_page'>
export type BusinessItem = Schemas['BusinessItem']
export type BusinessLink = Schemas['BusinessLink']
export type BusinessView = Schemas['BusinessView']
export type HistoryView = Schemas['HistoryView']
export type ProfileAccess = Schemas['ProfileAccess']
export type ProfileView = Schemas['ProfileView']
export type ProfileFields = Schemas['ProfileFields']
export type ProfileFieldItem = Schemas['ProfileFieldItem']
export type Address = Schemas['Address']
export type BusinessPlace = Schemas['BusinessPlace']
export type ContactPoint = Schemas['ContactPoint']
export type RelatedOrganization = Schemas['RelatedOrganization']
export type AccessItem = Schemas['AccessItem']
export type ConsentItem = Schemas['ConsentItem']
export type ConsentInput = Schemas['ConsentInput']
export type ConsentScope = ConsentItem['scope']
export type ConsentPurpose = ConsentItem['purpose']
export type HeldConsentItem = Schemas['HeldConsentItem']
export type ClaimItem = Schemas['ClaimItem']
export type ClaimState = ClaimItem['state']
export type ClaimInput = Schemas['ClaimInput']
export type ConfirmerItem = Schemas['ConfirmerItem']
export type SoleProprietorFacts = Schemas['SoleProprietorFacts']
export type PostalCode = Schemas['PostalCodeItem']
export type Industry = Schemas['IndustryItem']
export type ImportItem = Schemas['ImportItem']
export type ImportKind = ImportItem['kind']
export type BusinessAuditItem = Schemas['BusinessAuditItem']

/** One page of a list. `total_is_capped` means "at least `total`". */
export interface PageOf<Item> {
  items: Item[]
  total: number
  total_is_capped: boolean
  page: number
  per_page: number
}
