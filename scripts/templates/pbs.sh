#!/bin/bash
# PBS Pro, OpenPBS.  pjsub fills in what is in braces, and leaves out lines of which it has nothing to fill in; so may you, and then: qsub FILE
# Torque wants nodes in another form: -l nodes=4:ppn=8
#PBS -N {name}
#PBS -l select={nodes}:ncpus={ppn}:mpiprocs={ppn}[[:mem={memory}]]
#PBS -l walltime={time}
#PBS -q {queue}
#PBS -A {account}
#PBS -J {array}
#PBS -j oe
#PBS -o {output}

cd "$PBS_O_WORKDIR" || exit
# pjrun takes hosts and ranks from the job: neither -np nor -H is needed.
exec {command}
