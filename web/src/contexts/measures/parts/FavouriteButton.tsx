import { useQueryClient } from '@tanstack/react-query'
import { asApiError } from '../../../api/problem'
import { Button } from '../../../ui/Button/Button'
import { toast } from '../../../ui/Toast/Toasts'
import { setFavourite } from '../queries'

interface FavouriteButtonProps {
  businessId: number
  measureId: number
  title: string
  on: boolean
}

/** Keeps a measure for later. It shows at once; when the server refuses it goes back and says why. */
export function FavouriteButton({ businessId, measureId, title, on }: FavouriteButtonProps) {
  const queries = useQueryClient()
  function toggle() {
    setFavourite(queries, businessId, measureId, !on).then(
      () => toast(on ? 'お気に入りから外しました' : 'お気に入りに入れました'),
      (error: unknown) => toast(`お気に入りを変えられませんでした。${asApiError(error).message}`),
    )
  }
  return (
    <Button variant="text" size="small" className={on ? 'star star--on' : 'star'} aria-pressed={on} icon="star" onClick={toggle}>
      お気に入り<span className="visually-hidden">：{title}</span>
    </Button>
  )
}
