export function partOf(path: string): string
export function wrongImport(from: string, to: string): string | null
export function importsIn(text: string): string[]
export function checkLayers(src: string): string[]
