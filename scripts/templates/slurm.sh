#!/bin/bash
# Slurm.  pjsub fills in what is in braces, and leaves out lines of which it has nothing to fill in; so may you, and then: sbatch FILE
#SBATCH --job-name={name}
#SBATCH --nodes={nodes}
#SBATCH --ntasks-per-node={ppn}
#SBATCH --time={time}
#SBATCH --partition={queue}
#SBATCH --account={account}
#SBATCH --mem={memory}
#SBATCH --array={array}
#SBATCH --output={output}

# pjrun takes hosts and ranks from the job: neither -np nor -H is needed.
exec {command}
