/** Who may do what with measures; the server decides again. */
import type { Me } from '../../api/types'

/** Officials, and administrators of organisations, for measures of their own organisation. */
export const mayEditMeasures = (me: Me): boolean => me.permissions.includes('measures.edit')
