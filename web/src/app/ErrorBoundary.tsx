import { Component, type ReactNode } from 'react'
import { Button } from '../ui/Button/Button'

interface ErrorBoundaryProps {
  /** A new value forgets the failure (the path: leaving a broken screen mends the view). */
  resetKey?: string
  children: ReactNode
}

interface ErrorBoundaryState {
  failed: boolean
  resetKey?: string
}

/** Catches failures of the program itself, so that a broken screen does not leave a white page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  state: ErrorBoundaryState = { failed: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { failed: true }
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: ErrorBoundaryState) {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey }
  }

  render() {
    if (!this.state.failed) return this.props.children
    return (
      <div className="page page--narrow">
        <h1>画面を表示できませんでした</h1>
        <div className="state state--error" role="alert">
          <p>
            申し訳ありません。画面を読み込み直してください。入力中の内容は、この端末に保存されています。新しい版に切り替わった直後にも起こることがあります。
          </p>
          <Button onClick={() => location.reload()}>読み込み直す</Button>
        </div>
      </div>
    )
  }
}
