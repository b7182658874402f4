#!/bin/bash
# LSF.  pjsub fills in what is in braces, and leaves out lines of which it has nothing to fill in; so may you, and then: bsub <FILE
#BSUB -J "{name}[[[{array}]]]"
#BSUB -n {slots}
#BSUB -R "span[ptile={ppn}]"
#BSUB -R "rusage[mem={memory}]"
#BSUB -W {minutes}
#BSUB -q {queue}
#BSUB -P {account}
#BSUB -o {output}

# pjrun takes hosts and ranks from the job: neither -np nor -H is needed.
exec {command}
