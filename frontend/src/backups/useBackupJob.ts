import { useState } from "react";
import { type BackupDone, backupResult } from "../backend";

interface Running {
  /** Undefined while none is under way. */
  job: string | undefined;
  busy: boolean;
  run: (start: () => Promise<string>) => Promise<BackupDone>;
}

/** Runs long work with a backup, and waits for its end. */
export function useBackupJob(): Running {
  const [job, setJob] = useState<string>();
  const [busy, setBusy] = useState(false);
  const run = async (start: () => Promise<string>) => {
    setBusy(true);
    try {
      const id = await start();
      setJob(id);
      return await backupResult(id);
    } finally {
      setJob(undefined);
      setBusy(false);
    }
  };
  return { job, busy, run };
}
