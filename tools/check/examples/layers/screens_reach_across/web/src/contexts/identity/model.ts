export const roles = []
