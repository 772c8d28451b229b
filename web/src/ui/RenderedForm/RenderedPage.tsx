interface RenderedPageProps {
  /** What is shown, for screen readers ("様式の確認"). */
  title: string
  /** A whole page as the server renders it (a preview, a print view). */
  html: string
}

/** A page of the server within the app, in a frame of its own: nothing in it runs, and its style does not leave it. */
export function RenderedPage({ title, html }: RenderedPageProps) {
  return (
    <iframe
      className="rendered-page"
      title={title}
      sandbox="allow-same-origin"
      srcDoc={html}
      onLoad={(event) => {
        const frame = event.currentTarget
        const height = frame.contentDocument?.documentElement.scrollHeight ?? 0
        if (height > 0) frame.style.height = `${height + 2}px`
      }}
    />
  )
}
