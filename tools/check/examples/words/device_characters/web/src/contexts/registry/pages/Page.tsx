// ① also here
export const Page = () => <h1>① 事業者を探す</h1>
