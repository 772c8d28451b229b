interface Chunk {
  file: string
  imports?: string[]
}
export function filesOf(manifest: Record<string, Chunk>, entries: string[]): string[]
