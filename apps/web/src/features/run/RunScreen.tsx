'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChat } from '#features/chat/use-chat.ts'
import { LiveProvider, useLive } from '#features/live/LiveProvider.tsx'
import { LineNotice } from '#features/room/LineNotice.tsx'
import type { RoomGiven } from '#features/room/use-room.ts'
import { useRoomKeys } from '#features/room/use-room-keys.ts'
import { usePublishing } from '#features/video/use-publishing.ts'
import { Button } from '#ui/Button.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { CurrentLot } from './CurrentLot.tsx'
import { GoLiveBar, Preflight } from './Preflight.tsx'
import { Preview } from './Preview.tsx'
import { preflight } from './preflight.ts'
import { RunFooter } from './RunFooter.tsx'
import { RunHeader } from './RunHeader.tsx'
import { RunOver } from './RunOver.tsx'
import { RunQueueList } from './RunQueueList.tsx'
import { RunRoom } from './RunRoom.tsx'
import { StartBar } from './StartBar.tsx'
import { StreamHealth } from './StreamHealth.tsx'
import { useCamera } from './use-camera.ts'
import { useRun } from './use-run.ts'
import { useSoundLevel } from './use-sound-level.ts'

export type RunScreenProps = Pick<RoomGiven, 'show' | 'lots'> & { person: string }

/** Where a seller runs a show: the queue, the picture and the lot of the moment, and the room. */
export function RunScreen({ person, ...given }: RunScreenProps) {
  return (
    <LiveProvider person={person}>
      <RunNow {...given} />
    </LiveProvider>
  )
}

function RunNow(given: Pick<RoomGiven, 'show' | 'lots'>) {
  const t = useTranslations('run')
  const { show } = given
  const run = useRun(given)
  const chat = useChat(show.id)
  const camera = useCamera(show.status === 'live')
  const stream = camera.state.kind === 'on' ? camera.state.stream : null
  const level = useSoundLevel(stream)
  const publishing = usePublishing({
    show: show.id,
    stream,
    isOver: run.status === 'ended',
    streaming: run.streaming,
  })
  const isLineUp = useLive().state.kind === 'live'
  const [isQueueOpen, setIsQueueOpen] = useState(false)
  const isLive = run.status === 'live'

  useRoomKeys(isLive ? { space: run.startLot.run, n: run.chooseNext } : {})

  if (run.status === 'ended') return <RunOver run={run} />
  const checks = preflight({
    hasPicture: stream !== null,
    loudest: level.loudest,
    queuedCount: run.queue.queued.length,
    sent: publishing.sent,
    isLineUp,
  })
  const queue = <RunQueueList run={run} />
  return (
    <div className="flex h-full flex-col">
      <RunHeader show={show} run={run} />
      <div className="min-h-0 grow max-lg:overflow-y-auto lg:grid lg:grid-cols-[20rem_minmax(0,1fr)_22rem] lg:grid-rows-[minmax(0,1fr)_auto]">
        <aside
          aria-label={t('queue')}
          className="relative row-span-2 hidden min-h-0 overflow-y-auto border-line border-e p-4 lg:block"
        >
          <h2 className="mb-3 font-semibold text-lg">{t('queue')}</h2>
          {queue}
        </aside>
        <section aria-label={t('controls')} className="relative lg:min-h-0 lg:overflow-y-auto">
          <Preview camera={camera} publishing={publishing} level={level.now} isLive={isLive} />
          <div className="flex flex-col gap-4 p-4 lg:p-5">
            <LineNotice />
            {isLive ? (
              <CurrentLot run={run} show={show} />
            ) : (
              <Preflight checks={checks} run={run} sent={publishing.sent} />
            )}
            {isLive && stream && <StreamHealth show={show.id} sent={publishing.sent} />}
          </div>
        </section>
        <RunRoom run={run} chat={chat} />
        <div className="sticky bottom-0 z-10 border-line border-t bg-page px-4 py-3 lg:col-start-2 lg:row-start-2 lg:px-5">
          {isLive ? (
            <StartBar run={run}>
              <Button
                variant="quiet"
                size="lg"
                className="shrink-0 px-4 lg:hidden"
                onClick={() => setIsQueueOpen(true)}
              >
                {t('queue')}
              </Button>
            </StartBar>
          ) : (
            <GoLiveBar checks={checks} run={run} />
          )}
        </div>
      </div>
      <RunFooter run={run} />
      <Sheet title={t('queue')} open={isQueueOpen} onOpenChange={setIsQueueOpen}>
        {queue}
      </Sheet>
    </div>
  )
}
