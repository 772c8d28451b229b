import { reportSignedOut, writeHeaders } from './client'
import { ApiError } from './problem'

/** How far an upload is, in bytes. */
export interface UploadProgress {
  sent: number
  total: number
}

/** A running upload: await `done`, or call `cancel` (then `done` rejects with reason "upload.cancelled"). */
export interface Upload<Answer> {
  done: Promise<Answer>
  cancel: () => void
}

function errorFrom(request: XMLHttpRequest): ApiError {
  try {
    return new ApiError(request.status, JSON.parse(request.responseText) as Record<string, never>)
  } catch {
    return new ApiError(request.status, {})
  }
}

/**
 * Sends one file as the raw body of a PUT. XMLHttpRequest, because fetch does not report the progress of sending.
 */
export function uploadFile<Answer>(
  url: string,
  file: Blob,
  onProgress: (progress: UploadProgress) => void,
): Upload<Answer> {
  const request = new XMLHttpRequest()
  const done = new Promise<Answer>((resolve, reject) => {
    request.open('PUT', url)
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.setRequestHeader('Accept', 'application/json')
    for (const [name, value] of Object.entries(writeHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => onProgress({ sent: event.loaded, total: event.total || file.size })
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText || 'null') as Answer)
        return
      }
      if (request.status === 401) reportSignedOut()
      reject(errorFrom(request))
    }
    request.onerror = () => reject(new ApiError(0, {}))
    request.onabort = () => reject(new ApiError(0, { reason: 'upload.cancelled', title: '送信を中止しました。' }))
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}
