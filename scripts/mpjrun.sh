#!/bin/sh
# Stands for MPJ Express's mpjrun.sh: pjrun --compat mpj.
self=$0
while [ -L "$self" ]; do
    target=$(readlink "$self")
    case $target in
        /*) self=$target ;;
        *) self=${self%/*}/$target ;;
    esac
done
exec "$(dirname -- "$self")/pjrun" --compat mpj "$@"
