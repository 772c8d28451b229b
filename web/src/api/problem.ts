/** What went wrong with one field. `path` is a JSON pointer ("/email"). */
export interface FieldProblem {
  path: string
  code: string
  message: string
}

interface ProblemBody {
  title?: string
  status?: number
  code?: string
  reason?: string
  detail?: string
  request_id?: string
  errors?: FieldProblem[]
}

/**
 * A refusal or failure of the API. `message` is a Japanese sentence that can be shown as it is.
 * `status` is 0 when the server could not be reached at all.
 */
export class ApiError extends Error {
  readonly status: number
  readonly reason: string
  readonly title: string
  readonly request_id: string
  readonly errors: FieldProblem[]

  constructor(status: number, body: ProblemBody) {
    const title = body.title ?? fallbackTitle(status)
    super(body.detail || title)
    this.name = 'ApiError'
    this.status = status
    this.title = title
    this.reason = body.reason ?? ''
    this.request_id = body.request_id ?? ''
    this.errors = body.errors ?? []
  }

  /** The request never got an answer: no connection, or the server is starting. */
  get isUnreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

function fallbackTitle(status: number): string {
  if (status === 0) return 'サーバーにつながりません。通信の状態を確かめて、もう一度お試しください。'
  if (status === 401) return 'サインインが必要です。'
  if (status === 403) return 'この操作をする権限がありません。'
  if (status === 404) return '見つかりませんでした。'
  if (status === 413) return '送られた内容が大きすぎます。'
  if (status === 429) return '短い時間に操作が続きました。しばらく待ってから、もう一度お試しください。'
  if (status === 503) return 'ただいま混み合っているか、準備中です。しばらく待ってから、もう一度お試しください。'
  return 'うまく処理できませんでした。しばらく待ってから、もう一度お試しください。'
}

/** Reads a failed response; bodies that are not problem+json still give a sentence to show. */
export async function problemFrom(response: Response): Promise<ApiError> {
  const type = response.headers.get('content-type') ?? ''
  if (!type.includes('json')) return new ApiError(response.status, {})
  try {
    return new ApiError(response.status, (await response.json()) as ProblemBody)
  } catch {
    return new ApiError(response.status, {})
  }
}

/** Turns anything that was thrown into an ApiError; a failed fetch is "unreachable". */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof TypeError) return new ApiError(0, {})
  return new ApiError(500, {})
}
