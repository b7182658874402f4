#!/bin/bash
# Grid Engine.  pjsub fills in what is in braces, and leaves out lines of which it has nothing to fill in; so may you, and then: qsub FILE
# How slots are spread over hosts is a property of the parallel environment: qconf -sp {pe}
#$ -N {name}
#$ -pe {pe} {slots}
#$ -l h_rt={time}
#$ -l h_vmem={slotmemory}
#$ -q {queue}
#$ -A {account}
#$ -t {array}
#$ -S /bin/bash
#$ -cwd
#$ -j y
#$ -o {output}

# pjrun takes hosts and ranks from the job: neither -np nor -H is needed.
exec {command}
