import type { Plugin } from 'vite'

export function filesBelow(folder: string): string[]
export function precompressFolder(folder: string): number
export function precompress(): Plugin
