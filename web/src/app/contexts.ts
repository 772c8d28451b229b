/** The only list of contexts. Each declares its screens, navigation and commands in its own routes.tsx. */
import { admission } from '../contexts/admission/routes'
import { audit } from '../contexts/audit/routes'
import { dues } from '../contexts/dues/routes'
import { exchange } from '../contexts/exchange/routes'
import { finance } from '../contexts/finance/routes'
import { forms } from '../contexts/forms/routes'
import { identity } from '../contexts/identity/routes'
import { jobs } from '../contexts/jobs/routes'
import { ledger } from '../contexts/ledger/routes'
import { measures } from '../contexts/measures/routes'
import { membership } from '../contexts/membership/routes'
import { registry } from '../contexts/registry/routes'
import type { ContextModule } from './module'

export const kContexts: ContextModule[] = [admission, exchange, ledger, membership, registry, finance, measures, dues, identity, forms, jobs, audit]
