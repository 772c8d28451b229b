import { roles } from '../../identity/model'

export const card = roles
