/**
 * Listens to a server-sent event stream of JSON. The browser reconnects by itself; `onEnd` is called when the server
 * closes the stream for good. Returns the function that stops listening.
 */
export function listen<Data>(
  url: string,
  event: string,
  onData: (data: Data) => void,
  onEnd: () => void = () => undefined,
): () => void {
  const source = new EventSource(url)
  source.addEventListener(event, (message) => onData(JSON.parse((message as MessageEvent<string>).data) as Data))
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) onEnd()
  }
  return () => source.close()
}
