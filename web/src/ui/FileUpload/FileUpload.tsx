import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { type ApiError, asApiError } from '../../api/problem'
import { type Upload, type UploadProgress, uploadFile } from '../../api/upload'
import { Banner } from '../Banner/Banner'
import { Button } from '../Button/Button'
import { formatBytes } from '../format/number'
import { Progress } from '../Progress/Progress'

interface FileUploadProps<Answer> {
  label: string
  help?: ReactNode
  /** File name endings of the picker (".csv,.zip"). */
  accept?: string
  maxBytes: number
  /** Where to PUT the file. */
  url: (file: File) => string
  onDone: (answer: Answer, file: File) => void
  submit?: string
}

/** One file, chosen or dropped, sent as it is with progress; can be stopped, and tried again after a failure. */
export function FileUpload<Answer>(props: FileUploadProps<Answer>) {
  const { label, help, accept, maxBytes, url, onDone, submit = 'この内容で送る' } = props
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [over, setOver] = useState(false)
  const [progress, setProgress] = useState<UploadProgress | null>(null)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const running = useRef<Upload<Answer> | null>(null)
  useEffect(() => () => running.current?.cancel(), [])

  const tooLarge = file !== null && file.size > maxBytes
  const isEmpty = file !== null && file.size === 0
  const error = tooLarge
    ? `ファイルが大きすぎます（${formatBytes(file.size)}）。${formatBytes(maxBytes)}までのファイルを選んでください。`
    : isEmpty
      ? '中身のないファイルです。別のファイルを選んでください。'
      : ''

  function choose(next: File | undefined) {
    if (!next) return
    setFile(next)
    setFailure(null)
  }

  async function send() {
    if (!file || error) return
    setFailure(null)
    setProgress({ sent: 0, total: file.size })
    const upload = uploadFile<Answer>(url(file), file, setProgress)
    running.current = upload
    try {
      onDone(await upload.done, file)
      setFile(null)
    } catch (reason) {
      setFailure(asApiError(reason))
    } finally {
      running.current = null
      setProgress(null)
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (!progress) choose(event.dataTransfer.files[0])
  }

  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <div className="field__help" id={`${id}-help`}>
        {help} {formatBytes(maxBytes)}まで。
      </div>
      <div
        className={over ? 'drop drop--over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={progress !== null}
          aria-describedby={`${id}-help${error ? ` ${id}-error` : ''}`}
          aria-invalid={error ? true : undefined}
          onChange={(event) => choose(event.target.files?.[0])}
        />
        <p className="muted small">ここにファイルを重ねて置くこともできます。</p>
        {file && (
          <p>
            選んだファイル：<span className="strong">{file.name}</span>（{formatBytes(file.size)}）
          </p>
        )}
        {error && (
          <p className="field__error" id={`${id}-error`} role="alert">
            ＊{error}
          </p>
        )}
      </div>
      {failure && (
        <Banner kind="error" title={failure.message} live>
          {failure.errors.map((problem) => (
            <p key={problem.path + problem.code}>{problem.message}</p>
          ))}
        </Banner>
      )}
      {progress ? (
        <div className="stack stack--small">
          <Progress
            label="送信しています"
            done={progress.sent}
            total={progress.total}
            format={formatBytes}
          />
          <div>
            <Button variant="outline" onClick={() => running.current?.cancel()}>
              送信をやめる
            </Button>
          </div>
        </div>
      ) : (
        file && (
          <div>
            <Button icon="upload" disabled={error !== ''} onClick={() => void send()}>
              {failure ? 'もう一度送る' : submit}
            </Button>
          </div>
        )
      )}
    </div>
  )
}
