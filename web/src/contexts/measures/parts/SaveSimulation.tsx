import { useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Button } from '../../../ui/Button/Button'
import { saveFile } from '../../../ui/csv/csv'
import { toast } from '../../../ui/Toast/Toasts'
import type { PlanState } from '../plan'
import { type FrameOf, simulationFile, useFactValues } from '../simulation_queries'
import type { BenchmarkFigures } from '../types'

interface SaveSimulationProps {
  of: FrameOf
  state: PlanState
  businessId: number
  figures: BenchmarkFigures | null
}

/** The result as a file, with the course of cash and the years after. */
export function SaveSimulation({ of, state, businessId, figures }: SaveSimulationProps) {
  const facts = useFactValues(businessId)
  const [busy, setBusy] = useState(false)
  async function save() {
    setBusy(true)
    try {
      saveFile(`試算_${of.measure.title}_${of.frame.name}.csv`, await simulationFile(of, state, facts, figures))
    } catch (error) {
      toast(`CSVを作れませんでした。${asApiError(error).message}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="no-print">
      <Button size="small" variant="outline" icon="download" busy={busy} onClick={() => void save()}>
        この結果をCSVで保存
      </Button>
    </div>
  )
}
