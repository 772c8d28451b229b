/** Calls of the measures API by path. */
import { api, body } from '../../api/client'

type Query = Record<string, string | number | boolean | undefined>
type Answer = Promise<{ data?: unknown; error?: unknown; response: Response }>
type Options = { params?: { query?: Query }; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal }
type Untyped = Record<'GET' | 'PUT' | 'POST' | 'DELETE', (path: string, options?: Options) => Answer>

const untyped = api as unknown as Untyped

export const read = <Data>(path: string, query?: Query, signal?: AbortSignal): Promise<Data> =>
  body(untyped.GET(path, { params: { query }, signal }) as Promise<{ data?: Data; error?: unknown; response: Response }>)

export const write = <Data>(method: 'PUT' | 'POST' | 'DELETE', path: string, content?: unknown, headers?: Record<string, string>): Promise<Data> =>
  body(
    untyped[method](path, { ...(content !== undefined && { body: content }), headers }) as Promise<{
      data?: Data
      error?: unknown
      response: Response
    }>,
  )
