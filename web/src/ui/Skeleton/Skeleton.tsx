/** Grey lines in place of what is being loaded, so that the layout does not jump. */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">読み込んでいます</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="skeleton__line" aria-hidden="true" />
      ))}
    </div>
  )
}
