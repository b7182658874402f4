#!/bin/bash
# Flux.  pjsub fills in what is in braces, and leaves out lines of which it has nothing to fill in; so may you, and then: flux batch FILE
#flux: --job-name={name}
#flux: --nodes={nodes}
#flux: --nslots={slots}
#flux: --time-limit={seconds}s
#flux: --queue={queue}
#flux: --bank={account}
#flux: --output={output}

# pjrun takes hosts and ranks from the job: neither -np nor -H is needed.
exec {command}
