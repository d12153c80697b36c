# weir for fish: weir completion fish | source
function __weir_complete
    set -l words (commandline -opc) (commandline -ct)
    for answer in ($words[1] __complete $words[2..-1] 2>/dev/null)
        if string match -q ':files*' -- $answer
            __fish_complete_path (commandline -ct)
        else
            echo $answer
        end
    end
end
complete -c weir -f -a '(__weir_complete)'
