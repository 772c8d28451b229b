/**
 * The small script of the public pages. They work without it; it makes them more comfortable: drafts of forms, and
 * addresses filled in from the postal code. Pages ask for it with data attributes (see drafts.ts and postal_code.ts).
 */
import { keepDrafts } from './drafts'
import { fillAddresses } from './postal_code'

keepDrafts(document)
fillAddresses(document)
