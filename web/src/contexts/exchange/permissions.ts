/** Who may do what with files of members; the server decides again. */
import type { Me } from '../../api/types'

export const mayImport = (me: Me): boolean => me.permissions.includes('exchange.import.write')
export const mayExport = (me: Me): boolean => me.permissions.includes('exchange.export.write')
export const mayEditProfiles = (me: Me): boolean => me.permissions.includes('exchange.profile.write')
export const mayLook = (me: Me): boolean => me.permissions.includes('exchange.file.read')
export const maySetUp = (me: Me): boolean => me.permissions.includes('exchange.setting.write')
